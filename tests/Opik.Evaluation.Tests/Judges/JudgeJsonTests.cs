using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Opik.Evaluation.Judges;

namespace Opik.Evaluation.Tests.Judges;

public sealed class JudgeJsonTests
{
    [Theory]
    [InlineData("The set {a, b} is fine. {\"score\": 1}", "{\"score\":1}")]
    [InlineData("Use { to begin. ```json\n{\"score\": 1}\n```", "{\"score\":1}")]
    [InlineData("<think>if (x) { y(); }</think>{\"score\": 1} and } more", "{\"score\":1}")]
    [InlineData("{{\"score\": 1}", "{\"score\":1}")]
    [InlineData("  [1, 2]  ", "[1,2]")]
    [InlineData("null", null)]
    public void Json_is_found_among_prose(string text, string? json)
    {
        Assert.True(JudgeJson.TryExtract(text, out var value));
        Assert.Equal(json, value?.ToJsonString());
    }

    [Theory]
    [InlineData("{\"score\": 1 \"reason\": {\"score\": 0}}")]
    [InlineData("{\"score\": 1, \"reason\": \"x\",} {\"score\": 0}")]
    [InlineData("{\"reason\": \"a \n b\", \"inner\": {\"score\": 0}")]
    public void Nothing_inside_or_after_a_broken_object_is_taken_for_the_answer(string text) => Assert.False(JudgeJson.TryExtract(text, out _));

    [Fact]
    public void Json_nested_without_end_is_refused_and_not_followed() => Assert.False(JudgeJson.TryExtract(new string('[', 100_000), out _));

    [Fact]
    public void A_long_run_of_braces_is_given_up_in_time() => Assert.False(JudgeJson.TryExtract(new string('{', 200_000), out _));

    [Fact]
    public void Whatever_was_written_as_json_is_found_again_between_words() =>
        Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), ArbMap.Default.ArbFor<int>(), (text, number) =>
        {
            var written = new JsonObject { ["reason"] = text.Get, ["score"] = number, ["list"] = new JsonArray(text.Get, null, true, new JsonObject()) }.ToJsonString();
            return JudgeJson.TryExtract($"Here: {written} Bye.", out var found) && found!.ToJsonString() == written;
        }).QuickCheckThrowOnFailure();
}
