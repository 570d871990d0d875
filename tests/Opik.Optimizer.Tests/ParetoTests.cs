using System.Text.Json.Nodes;

namespace Opik.Optimizer.Tests;

public sealed class ParetoTests
{
    [Fact]
    public void Winners_are_weighted_by_rows_and_programs_that_others_make_superfluous_go()
    {
        // 0 wins row 0 and shares row 1 with 1, which wins nothing alone; 2 wins rows 2 and 3; 3 wins nothing.
        IReadOnlyList<IReadOnlyList<double>> scores = [[1, 0.8, 0, 0], [0, 0.8, 0, 0], [0, 0, 1, 1], [0.5, 0.5, 0.5, 0.5]];

        Assert.Equal([(0, 2), (2, 2)], ParetoFront.Winners(scores).OrderBy(winner => winner.Key).Select(winner => (winner.Key, winner.Value)));
    }

    [Fact]
    public void Batches_show_every_row_once_in_an_epoch_and_are_filled_up()
    {
        var setup = ScriptedHost.Setup(rows: 5);
        var batches = new MiniBatches(setup.Rows, 2, static epoch => new Random(epoch));
        var epoch = Enumerable.Range(0, 3).Select(_ => batches.Next()).ToList();

        Assert.All(epoch, batch => Assert.Equal(2, batch.Distinct().Count()));
        Assert.Equal(5, epoch.SelectMany(batch => batch).Distinct().Count());
    }

    [Fact]
    public async Task A_child_is_tried_on_all_rows_only_when_it_is_better_on_the_batch()
    {
        var texts = new Queue<string>(["worse", "better by far"]);
        var host = new ScriptedHost
        {
            Limits = new OptimizationLimits(1, null),
            Score = static (candidate, _) => candidate.Messages[0].Content.Length / 100.0,
            Answer = _ => new JsonObject { ["new_text"] = texts.Count > 0 ? texts.Dequeue() : "x", ["change"] = "new" },
        };
        var result = await host.RunAsync("gepa", ScriptedHost.Setup(rows: 6, trials: 1, parameters: """{"reflection_minibatch_size":2}"""));

        Assert.Equal([(EvaluationKind.Trial, 6), (EvaluationKind.MiniBatch, 2), (EvaluationKind.MiniBatch, 2), (EvaluationKind.Trial, 6)], host.Evaluated.Select(request => (request.Kind, request.Rows.Count)));
        Assert.Equal(("better by far", StopReason.MaxTrials), (result.Best!.Candidate.Messages[0].Content, result.Reason));
    }

    [Fact]
    public async Task Reflection_sees_inputs_outputs_reasons_and_what_was_expected()
    {
        var host = new ScriptedHost { Reason = "the year is wrong", Answer = static _ => null };
        await host.RunAsync("gepa", ScriptedHost.Setup(rows: 3, trials: 1));

        var text = host.Asked.First().Messages[^1].Content;
        Assert.All(["question: q1", "Output: out", "score 0.5", "the year is wrong", "Expected: a1"], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.DoesNotContain("answer: a1", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_are_all_right_are_not_reflected_on_and_the_budget_ends_the_run()
    {
        var host = new ScriptedHost { Limits = new OptimizationLimits(2, null), Score = static (_, row) => row.Data["question"]!.ToString() == "q0" ? 0 : 1, Answer = static _ => null };
        var result = await host.RunAsync("gepa", ScriptedHost.Setup(rows: 3, trials: 2, parameters: """{"reflection_minibatch_size":1}"""));

        Assert.Equal((StopReason.MaxTrials, 1), (result.Reason, result.Trials.Count));
        // Three rounds of one row, of which one failed.
        Assert.Single(host.Asked);
    }

    [Fact]
    public async Task Messages_take_turns()
    {
        var host = new ScriptedHost { Limits = new OptimizationLimits(3, null), Answer = static _ => null };
        await host.RunAsync("gepa", ScriptedHost.Setup(rows: 4, trials: 3, parameters: """{"optimize_prompts":"all","reflection_minibatch_size":1}"""));

        Assert.Equal(["system", "user", "system", "user"], host.Asked.Select(question => question.Messages[^1].Content.Contains("Message (system)", StringComparison.Ordinal) ? "system" : "user").Take(4));
    }

    [Fact]
    public async Task A_merge_takes_from_each_parent_what_it_changed()
    {
        // Rows 0-2 want X in the first message, rows 3-5 Y in the second.
        var host = new ScriptedHost
        {
            Score = static (candidate, row) => string.CompareOrdinal(row.Data["question"]!.ToString(), "q3") < 0
                ? candidate.Messages[0].Content.Contains('X', StringComparison.Ordinal) ? 0.9 : 0.1
                : candidate.Messages[1].Content.Contains('Y', StringComparison.Ordinal) ? 0.9 : 0.1,
        };
        var stop = TestContext.Current.CancellationToken;
        var context = new OptimizationContext(ScriptedHost.Setup(rows: 6), host);
        var seed = await context.TryAsync(context.Propose(context.Setup.Messages, ""), stop);
        var left = await context.TryAsync(context.Propose([new("system", "Answer. X"), new("user", "{{question}}")], "x", seed.Candidate), stop);
        var right = await context.TryAsync(context.Propose([new("system", "Answer."), new("user", "{{question}} Y")], "y", seed.Candidate), stop);
        var merge = new ProgramMerge(1);
        merge.Found();
        Assert.True(merge.IsDue);
        var merged = (await merge.TryAsync(context, [seed, left, right], stop))!;

        Assert.Equal((0.9, 11), (Math.Round(merged.Child!.Score, 9), merged.Calls));
        Assert.Equal(("Answer. X", "{{question}} Y"), (merged.Child.Candidate.Messages[0].Content, merged.Child.Candidate.Messages[1].Content));
        Assert.Equal(["c1", "c2"], merged.Child.Candidate.Parents);
        // A child and its ancestor are no pair, and merges are counted.
        merge.Found();
        Assert.False(merge.IsDue);
        Assert.Null(await new ProgramMerge(1).TryAsync(context, [seed, left], stop));
    }
}
