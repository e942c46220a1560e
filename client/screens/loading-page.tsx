import { CardBones } from '../ui/card.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import './loading-page.css'

/** A page's shape while its data is on the way: bones after 300 ms, never a spinner over everything. */
export function LoadingPage({ title }: { title: string }) {
  return (
    <div class="page">
      <TopBar title="" />
      <main class="pagemain" id="content" aria-busy="true">
        <p class="sr" role="status">
          {title}
        </p>
        <div class="pagemain__inner loadingpage">
          <CardBones />
          <CardBones />
          <CardBones />
        </div>
      </main>
    </div>
  )
}
