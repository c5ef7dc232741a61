namespace Testing;

/// <summary>The sets of questions, by the names of their classes.</summary>
internal static class QuestionSets
{
    public static IReadOnlyDictionary<string, IReadOnlyList<Question>> All { get; } = new Dictionary<string, IReadOnlyList<Question>>
    {
        [nameof(Questions)] = Questions.All,
        [nameof(HeldOutQuestions)] = HeldOutQuestions.All,
        [nameof(StrangersQuestions)] = StrangersQuestions.All,
        [nameof(FreshQuestions)] = FreshQuestions.All,
    };

    public static IEnumerable<Question> Every => All.Values.SelectMany(questions => questions);
}
