document.title = 'Tiny product'
