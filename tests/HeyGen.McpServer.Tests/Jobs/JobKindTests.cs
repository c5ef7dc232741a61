namespace HeyGen.McpServer.Tests.Jobs;

public sealed class JobKindTests
{
    [Theory]
    [InlineData("video", "pending", JobState.Running)]
    [InlineData("video", "waiting", JobState.Running)]
    [InlineData("video", "processing", JobState.Running)]
    [InlineData("video", "completed", JobState.Completed)]
    [InlineData("video", "COMPLETED", JobState.Completed)]
    [InlineData("video", "failed", JobState.Failed)]
    [InlineData("video", "a_word_of_next_year", JobState.Running)]
    [InlineData("video_agent", "thinking", JobState.Running)]
    [InlineData("video_agent", "generating", JobState.Running)]
    [InlineData("video_agent", "waiting_for_input", JobState.NeedsInput)]
    [InlineData("video_agent", "reviewing", JobState.NeedsInput)]
    [InlineData("avatar_look", "processing", JobState.Running)]
    [InlineData("avatar_look", "pending_consent", JobState.NeedsInput)]
    [InlineData("voice_clone", "complete", JobState.Completed)]
    [InlineData("asset", "queued", JobState.Running)]
    [InlineData("asset", "processing", JobState.Running)]
    [InlineData("asset", "completed", JobState.Completed)]
    [InlineData("asset_batch", "failed", JobState.Failed)]
    [InlineData("avatar_consent", "pending", JobState.Running)]
    [InlineData("avatar_consent", "approved", JobState.Completed)]
    [InlineData("avatar_consent", "expired", JobState.Failed)]
    [InlineData("brand_kit", "loading", JobState.Running)]
    [InlineData("brand_kit", "error", JobState.Failed)]
    public void Meaning_HeyGensWord_IsWhatItMeansForAWait(string kind, string status, object state) =>
        Assert.Equal((JobState)state, JobKinds.Find(kind)!.Meaning(status));

    [Fact]
    public void All_Names_AreUniqueAndFitAJobId() => Assert.All(JobKinds.Rows, kind =>
    {
        Assert.Matches("^[a-z][a-z0-9_]*$", kind.Name);
        Assert.Same(kind, JobKinds.Find(kind.Name));
    });

    [Fact]
    public void All_IdArguments_AreInThePathOfTheRead() => Assert.All(
        JobKinds.Rows.Where(kind => !kind.ReadsList), kind => Assert.Contains($"{{{kind.IdArgument}}}", kind.Read.Path, StringComparison.Ordinal));

    [Fact]
    public void All_BulkReads_TakeAListOfIds() => Assert.All(
        JobKinds.Rows.Where(kind => kind.Bulk is not null),
        kind => Assert.Equal(
            typeof(IReadOnlyList<string>),
                kind.Bulk!.Operation.RequestTypeInfo!.Properties.Single(property => property.Name == kind.Bulk.IdsArgument).PropertyType));

    /// <summary>Where HeyGen tells the states of many at once, nobody asks for them one by one.</summary>
    [Fact]
    public void All_KindsThatHeyGenTellsManyOf_SayHow() =>
        Assert.Equal(["asset", "lipsync", "video", "video_translation"], JobKinds.Rows.Where(kind => kind.Bulk is not null).Select(kind => kind.Name).Order());

    [Fact]
    public void All_IdArgumentsOfLists_AreListsInTheQueryOfTheRead() => Assert.All(
        JobKinds.Rows.Where(kind => kind.ReadsList),
        kind => Assert.Equal(
            typeof(IReadOnlyList<string>), kind.Read.RequestTypeInfo!.Properties.Single(property => property.Name == kind.IdArgument).PropertyType));

    [Theory]
    [InlineData(JobState.Running, false)]
    [InlineData(JobState.NeedsInput, true)]
    [InlineData(JobState.Completed, true)]
    [InlineData(JobState.Failed, true)]
    [InlineData(JobState.Gone, true)]
    public void EndsTheWait_AllButRunning(object state, bool ends) => Assert.Equal(ends, ((JobState)state).EndsTheWait());
}
