using System.Text.Json.Nodes;

namespace Opik.Optimizer.Tests;

public sealed class HierarchicalReflectionTests
{
    private const string Type = "hierarchical_reflective";

    [Fact]
    public async Task Failure_modes_are_found_in_batches_brought_together_and_mended_one_after_the_other()
    {
        var host = Host("too long", "no units");
        host.Score = static (candidate, _) => Math.Min(1, 0.3 + (0.2 * candidate.Messages[0].Content.Split('+').Length));
        var result = await host.RunAsync(Type, ScriptedHost.Setup(rows: 5, parameters: """{"batch_size":2}"""));

        Assert.Equal(3, host.Asked.Count(question => question.Key.StartsWith("ask/hrpo/1/batch/", StringComparison.Ordinal)));
        Assert.Single(host.Asked, question => question.Key == "ask/hrpo/1/synthesis");
        // The second mode is mended in what the first one made.
        Assert.Equal(["Answer.", "Answer.+", "Answer.++"], result.Trials.Take(3).Select(trial => trial.Candidate.Messages[0].Content));
        Assert.Equal(["c0"], result.Trials[1].Candidate.Parents);
        Assert.Equal(["c1"], result.Trials[2].Candidate.Parents);
        Assert.Equal((StopReason.PerfectScore, 1, 1), (result.Reason, result.Trials[1].Candidate.Step, result.Trials[2].Candidate.Step));
        Assert.Equal("mended", result.Trials[1].Candidate.Change);
    }

    [Fact]
    public async Task Models_see_reasons_and_not_outputs()
    {
        var host = Host("mode");
        host.Reason = "the unit is missing";
        await host.RunAsync(Type, ScriptedHost.Setup(trials: 1));

        var question = host.Asked.First(question => question.Key.Contains("/batch/", StringComparison.Ordinal)).Messages[^1].Content;
        Assert.Contains("the unit is missing", question, StringComparison.Ordinal);
        Assert.DoesNotContain("q0", question, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mode_is_tried_again_with_another_seed_until_it_helps_and_rounds_without_gain_end_the_run()
    {
        var host = Host("mode");
        var result = await host.RunAsync(Type, ScriptedHost.Setup(parameters: """{"max_retries":2}"""));

        var seeds = host.Asked.Where(question => question.Key.StartsWith("ask/hrpo/1/0/", StringComparison.Ordinal)).Select(question => question.Seed);
        Assert.Equal([42, 1042, 2042], seeds);
        Assert.Equal((StopReason.NoImprovement, 0), (result.Reason, result.Best!.Number));
    }

    [Fact]
    public async Task A_prompt_that_lost_its_variable_or_changed_nothing_is_no_trial()
    {
        var host = Host("mode");
        var answers = new Queue<string>(["""[{"role":"system","content":"Answer."},{"role":"user","content":"{{question}}"}]""", """[{"role":"system","content":""},{"role":"user","content":"gone"}]""", """[{"role":"user","content":"x"}]"""]);
        host.Answer = Modes(["mode"], _ => new JsonObject { ["messages"] = JsonNode.Parse(answers.Dequeue()) });
        var result = await host.RunAsync(Type, ScriptedHost.Setup());

        Assert.Single(result.Trials);
        Assert.Equal(3, host.Lines.Count(line => line.Contains("no valid prompt", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_metric_without_reasons_is_refused()
    {
        var host = Host("mode");
        host.Reason = null;

        Assert.Contains("reasons", (await Assert.ThrowsAsync<OptimizationException>(() => host.RunAsync(Type, ScriptedHost.Setup()))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.5, 0.505, 0.01)]
    [InlineData(0, 0.1, double.PositiveInfinity)]
    [InlineData(0, 0, 0)]
    public void Gains_are_relative(double before, double now, double change) => Assert.Equal(change, HierarchicalReflectionAlgorithm.Change(before, now), 9);

    private static ScriptedHost Host(params string[] modes) => new() { Answer = Modes(modes, question => ScriptedHost.Prompt(Content(question) + "+", "mended")) };

    private static Func<ModelQuestion, JsonObject?> Modes(string[] modes, Func<ModelQuestion, JsonObject> rewrite)
    {
        JsonArray List() => new([.. modes.Select(mode => (JsonNode)new JsonObject { ["name"] = mode, ["description"] = "d", ["root_cause"] = "c" })]);
        return question => question.Key.Contains("/batch/", StringComparison.Ordinal) ? new JsonObject { ["failure_modes"] = List() }
            : question.Key.EndsWith("/synthesis", StringComparison.Ordinal) ? new JsonObject { ["unified_failure_modes"] = List(), ["synthesis_notes"] = "n" }
            : rewrite(question);
    }

    // The text of the system message in the prompt that is to be rewritten.
    private static string Content(ModelQuestion question)
    {
        var text = question.Messages[^1].Content;
        var start = text.IndexOf('[', StringComparison.Ordinal);
        return JsonNode.Parse(text[start..(text.IndexOf("\n]", StringComparison.Ordinal) + 2)])![0]!["content"]!.ToString();
    }
}
