const showOrder = job => showText({ content: [{ type: 'text', text: job.confirmation.reason }] });
