const showQuestion = job => showText({ content: [{ type: 'text', text: job.next }] });
