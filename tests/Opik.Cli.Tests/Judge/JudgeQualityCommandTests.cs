using System.Text.Json.Nodes;
using Opik.Testing.FakeLlm;

namespace Opik.Cli.Tests.Judge;

public sealed class JudgeQualityCommandTests : IDisposable
{
    private readonly OpikTool tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public async Task A_judge_is_measured_on_the_set_that_comes_with_it()
    {
        await using var model = await FakeLlmServer.StartAsync();
        model.Answer = _ => FakeLlmAnswer.Text("""{"reason":["always the same"],"score":0.9}""");

        var output = await tool.OutputAsync(Arguments(model, "hallucination"));

        Assert.Contains("Agreement: 0.5 (kappa 0)", output, StringComparison.Ordinal);
        Assert.Contains("Recall: 1", output, StringComparison.Ordinal);
        Assert.Contains("400 in, 200 out, 40 calls", output, StringComparison.Ordinal);
        Assert.Contains("h01: labelled no, score 0.9 (a fact as it stands)", output, StringComparison.Ordinal);
        Assert.Equal(40, model.Requests.Count);
    }

    [Fact]
    public async Task A_file_of_ones_own_is_reported_as_json()
    {
        await using var model = await FakeLlmServer.StartAsync();
        model.Answer = request => FakeLlmAnswer.Text($$"""{"reason":"{{new string('r', 1_500)}}","score":{{(request.LastText.Contains("harmful", StringComparison.Ordinal) ? 1 : 0)}}}""");
        await File.WriteAllTextAsync(Path.Combine(tool.Folder, "mine.jsonl"), """
            {"output":"harmful","label":true}
            {"output":"harmful, but labelled as safe","label":false}
            {"output":"fine","label":false}
            """, TestContext.Current.CancellationToken);

        var report = JsonNode.Parse(await tool.OutputAsync([.. Arguments(model, "moderation"), "--data", "mine.jsonl", "--json"]))!;

        Assert.Equal((0.666667, 0.5, 1.0), (report["agreement"]!.GetValue<double>(), report["precision"]!.GetValue<double>(), report["recall"]!.GetValue<double>()));
        Assert.Equal(("mine.jsonl", "openai/gpt-4o"), (report["set"]!.ToString(), report["model"]!.ToString()));
        Assert.Equal("line 2", report["disagreements"]![0]!["id"]!.ToString());
    }

    [Fact]
    public async Task Too_little_agreement_ends_with_1()
    {
        await using var model = await FakeLlmServer.StartAsync();
        model.Answer = _ => FakeLlmAnswer.Text("""{"reason":"no","answer_relevance_score":0}""");

        var result = await tool.RunAsync([.. Arguments(model, "answer_relevance"), "--min-agreement", "0.9"]);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("The judge agrees with 0.5 of the examples; wanted was 0.9.", result.StandardError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_refuses_every_call_ends_with_1_and_its_message()
    {
        await using var model = await FakeLlmServer.StartAsync();
        model.Answer = _ => FakeLlmAnswer.Refusal(401, "this account is closed");

        var result = await tool.RunAsync(Arguments(model, "hallucination"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("this account is closed", result.StandardError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--judge", "nonsense")]
    [InlineData("--judge", "moderation")]
    [InlineData("--judge", "hallucination", "--threshold", "2")]
    [InlineData("--judge", "hallucination", "--threads", "0")]
    [InlineData("--judge", "hallucination", "--base-url", "nowhere")]
    public async Task Wrong_command_line_ends_with_2(params string[] arguments) => Assert.Equal(2, (await tool.RunAsync(["judge", "quality", .. arguments])).ExitCode);

    private string[] Arguments(FakeLlmServer model, string judge)
    {
        tool.Environment["OPENAI_API_KEY"] = "key-of-the-test";
        return ["judge", "quality", "--judge", judge, "--model", "openai/gpt-4o", "--base-url", model.OpenAi.ToString()];
    }
}
