namespace HeyGen.McpServer.Tests.Money;

public sealed class SettlementTests
{
    [Theory]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "audio_url": "x"}""", "video:1", """{"duration": 12.5}""", 0.83375)]
    [InlineData("create_video_from_cinematic_avatar", """{"avatar_id": ["a"], "prompt": "P"}""", "video:1", """{"duration": 12.5}""", 7.0)]
    [InlineData("create_video_agent", """{"prompt": "P"}""", "video_agent:1", """{"duration": 40}""", 1.332)]
    // One of the two languages: each is a job of its own.
    [InlineData("create_video_translation", """{"video": "x", "output_languages": ["Spanish", "French"]}""", "video_translation:1", """{"duration": 10}""", 0.333)]
    [InlineData("create_lipsync", """{"video": "x", "audio": "y", "mode": "precision"}""", "lipsync:1", """{"duration": 10}""", 0.667)]
    [InlineData("create_photo_avatar", """{"name": "N", "file": "x"}""", "avatar_look:1", "{}", 1.0)]
    [InlineData("create_hyperframes_render", """{"project": "x"}""", "hyperframes_render:1", """{"duration": 30}""", 0.05)]
    [InlineData("create_filler_word_removal", """{"video": "x"}""", "filler_word_removal:1", """{"num_cuts": 3, "original_duration": 20}""", 0.3)]
    [InlineData("create_filler_word_removal", """{"video": "x"}""", "filler_word_removal:1", """{"num_cuts": 3, "original_duration": 90}""", 0.45)]
    [InlineData("create_filler_word_removal", """{"video": "x"}""", "filler_word_removal:1", """{"num_cuts": 0, "original_duration": 90}""", 0.0)]
    [InlineData("create_ai_clipping", """{"video": "x"}""", "ai_clipping:1", """{"clips": [{"status": "completed"}, {"status": "failed"}, {"status": "completed"}]}""", 0.3)]
    public void Settle_Completed_FollowsWhatHeyGenTells(string tool, string arguments, string job, string fields, double usd) =>
        Assert.Equal((decimal)usd, Settle(Row(tool, arguments), Ended(job, JobState.Completed, fields)));

    [Theory]
    // HeyGen tells no length, or no price is known.
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "Hi."}""", "video:1", "{}")]
    [InlineData("create_proofread", """{"video": "x", "output_languages": ["Spanish"], "title": "T"}""", "proofread:1", "{}")]
    [InlineData("create_avatar_realtime_session", """{"type": "tts", "avatar_id": "a", "text": "Hi."}""", "avatar_realtime:1", "{}")]
    [InlineData("create_podcast", "{}", "podcast:1", """{"duration": 60}""")]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "Hi."}""", "video:1", """{"duration": "12"}""")]
    // No length.
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "Hi."}""", "video:1", """{"duration": 1e20}""")]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "Hi."}""", "video:1", """{"duration": 1e27}""")]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "Hi."}""", "video:1", """{"duration": 1e400}""")]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "Hi."}""", "video:1", """{"duration": -1}""")]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "Hi."}""", "video:1", """{"duration": "NaN"}""")]
    [InlineData("create_video_from_avatar", """{"avatar_id": "a", "script": "Hi."}""", "video:1", """{"duration": {"seconds": 5}}""")]
    [InlineData("create_hyperframes_render", """{"project": "x"}""", "hyperframes_render:1", """{"duration": 79228162514264337593543950335}""")]
    [InlineData("create_filler_word_removal", """{"video": "x"}""", "filler_word_removal:1", """{"num_cuts": 1e300, "original_duration": 1e20}""")]
    [InlineData("create_ai_clipping", """{"video": "x"}""", "ai_clipping:1", """{"clips": 1e20}""")]
    public void Settle_CostCannotBeTold_IsNull(string tool, string arguments, string job, string fields) =>
        Assert.Null(Settle(Row(tool, arguments), Ended(job, JobState.Completed, fields)));

    [Fact]
    public void Settle_Failed_CostsNothing() =>
        Assert.Equal(0, Settle(Row("create_video_from_avatar", """{"avatar_id": "a", "script": "Hi."}"""), Ended("video:1", JobState.Failed, """{"duration": 5}""")));

    [Fact]
    public void Settle_FailedWorkflow_CountsWhatWasSetAside() =>
        Assert.Equal(1, Settle(Row("create_workflow_run", """{"workflow_id": "w"}"""), Ended("workflow_run:1", JobState.Failed, "{}")));

    [Theory]
    [InlineData(JobState.Running)]
    [InlineData(JobState.NeedsInput)]
    [InlineData(JobState.Gone)]
    public void Settle_NotEnded_IsNull(object state) =>
        Assert.Null(Settle(Row("create_photo_avatar", """{"name": "N", "file": "x"}"""), Ended("avatar_look:1", (JobState)state, "{}")));

    [Fact]
    public void Settle_Batch_CountsTheItemsThatCameOut()
    {
        var row = Row("create_video_batch", """
            {"videos": [{"type": "cinematic_avatar", "avatar_id": ["a"], "prompt": "P"},
                        {"type": "image", "image": "x", "script": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"},
                        {"type": "cinematic_avatar", "avatar_id": ["a"], "prompt": "P"}]}
            """);
        const string batch = """{"items": [{"item_index": 2, "status": "failed"}, {"item_index": 0, "status": "completed"}, {"item_index": 1, "status": "completed"}]}""";

        // One shot of 7 USD, and 60 letters in 4 s at 0.05 USD.
        Assert.Equal(7.2m, Settle(row, Ended("video_batch:1", JobState.Completed, batch)));
    }

    [Theory]
    [InlineData("create_speech", """{"text": "Hi.", "voice_id": "v"}""", """{"audio_url": "x", "duration": 10}""", 0.00667)]
    [InlineData("generate_model_speech", """{"text": "Ten chars.", "voice_id": "v"}""", """{"audio_url": "x", "duration": 10}""", 0.00015)]
    public void Settle_AnswerIsAll_FollowsTheAnswer(string tool, string arguments, string answer, double usd) =>
        Assert.Equal((decimal)usd, Settlement.Of(Row(tool, arguments).Estimate, JsonNode.Parse(answer)!.AsObject()));

    /// <summary>A number of an item that is none of theirs counts by its place.</summary>
    [Theory]
    [InlineData("1e20")]
    [InlineData("-1")]
    [InlineData("\"1\"")]
    public void Settle_BatchOfOddNumbers_CountsByPlace(string index)
    {
        const string shot = """{"type": "cinematic_avatar", "avatar_id": ["a"], "prompt": "P"}""";
        var row = Row("create_video_batch", $$"""{"videos": [{{shot}}, {{shot}}]}""");

        var batch = $$"""{"items": [{"item_index": {{index}}, "status": "completed"}]}""";
        Assert.Equal(7, Settle(row, Ended("video_batch:1", JobState.Completed, batch)));
    }

    /// <summary>Nothing but the row's own estimate is needed: its arguments are gone by then.</summary>
    [Fact]
    public void Settle_BatchWithoutArguments_IsSettledByItsEstimate()
    {
        var row = Row("create_lipsync_batch", """
            {"lipsyncs": [{"video": "x", "audio": "y", "end_time": 10, "enable_dynamic_duration": false},
                          {"video": "x", "audio": "y", "end_time": 20, "enable_dynamic_duration": false}]}
            """) with { Arguments = null };

        const string batch = """{"items": [{"item_index": 1, "status": "completed"}]}""";
        Assert.Equal(0.666m, Settle(row, Ended("lipsync_batch:1", JobState.Completed, batch)));
    }

    /// <summary>What took longer than was reserved counts as long as it took.</summary>
    [Fact]
    public void Settle_AboveTheReservation_CountsFully()
    {
        var row = Row("create_lipsync", """{"video": "x", "audio": "y"}""");

        var usd = Settle(row, Ended("lipsync:1", JobState.Completed, """{"duration": 14400}"""));
        var ended = row.WithEnd(new JobEnd("lipsync:1", Failure: null, usd), row.CreatedAt);

        Assert.Equal(479.52m, ended.CountedUsd);
        Assert.True(ended.CountedUsd > row.Estimate.ReservedUsd);
    }

    [Fact]
    public void Settle_StudioOfManyKinds_IsWhatTheFilmTookAtTheMeanRate()
    {
        var row = Row("create_video_from_studio", """
            {"scenes": [{"type": "avatar_video", "input": {"type": "avatar", "avatar_id": "a", "script": "Hi."}},
                        {"type": "image", "source": "x", "duration": 300}]}
            """);

        Assert.InRange(Settle(row, Ended("video:1", JobState.Completed, """{"duration": 18250}"""))!.Value, 18_250 * 0.05m, 18_250 * 0.0502m);
    }

    private static decimal? Settle(Submission row, JobSnapshot ended) => Settlement.Of(row.Estimate, JobKinds.Find(ended.Id.Kind)!, ended);

    private static Submission Row(string tool, string arguments)
    {
        var given = JsonNode.Parse(arguments)!.AsObject();
        return Rows.New(tool, CostEstimator.Of(ToolCatalog.Find(tool)!.Price, given)) with { Arguments = given };
    }

    private static JobSnapshot Ended(string job, JobState state, string fields)
    {
        Assert.True(JobId.TryParse(job, out var id));
        return new JobSnapshot(id.Value, state, "word", JsonNode.Parse(fields)!.AsObject());
    }
}
