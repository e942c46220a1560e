/**
 * [SE4] Measures that tell the story when it is over, and signs that move early. Matched against the words of a key result
 * in lower case, at the beginning of a word: "renewal" also finds "renewals".
 */
export const LAGGING_MEASURES: readonly string[] = (
  'revenue,profit,margin,ebitda,arr,mrr,turnover,earnings,cash flow,market share,churn,attrition,retention,renew,' +
  'net promoter,nps,lifetime value,ltv,annual,yearly,year-end,brand awareness,funding,accident,injur,lawsuit,fine,audit result'
).split(',')

export const LEADING_MEASURES: readonly string[] = (
  'weekly,daily,active,sign-up,signup,trial,first ,activation,onboard,adopt,demo,pipeline,lead time,cycle time,response time,' +
  'waiting time,wait time,load time,latency,deploy,frequency,visit,repl,feedback,backlog,queue,within ,pilot,attend,' +
  'complet,use ,uses ,using ,usage,handover,near miss,error rate,rollback,conversion'
).split(',')

/** [KR11] Measures of how much or how fast, and measures of how good it is or what must not suffer. */
export const QUANTITY_MEASURES: readonly string[] = (
  'number of,volume,throughput,frequency,per hour,per day,per week,a day,an hour,calls,tickets,leads,sign-up,signup,download,' +
  'visit,post,article,application,order,shipment,deploy,release,parcels,interviews,meetings,cases,users,customers,members,' +
  'bookings,sales,revenue,output,story points,velocity,registrations,subscribers,followers'
).split(',')

export const QUALITY_MEASURES: readonly string[] = (
  'quality,satisf,nps,net promoter,csat,rating,score,error,defect,bug,fault,complaint,rollback,failure,incident,accura,return,' +
  'refund,churn,retention,retain,renew,come back,repeat,success,first call,first contact,first time,resolv,solved,on time,late,' +
  'accident,safety,trust,recommend,rework,availability,uptime,latency,waiting,wait,no-show,drop-out,cancel,stay,keep,without,while'
).split(',')
