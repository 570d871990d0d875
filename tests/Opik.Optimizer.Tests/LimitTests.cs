namespace Opik.Optimizer.Tests;

public sealed class LimitTests
{
    public static TheoryData<string> Algorithms => ["hierarchical_reflective", "evolutionary", "gepa"];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task A_prompt_that_is_right_already_is_left_alone(string algorithm)
    {
        var host = new ScriptedHost { Score = static (_, _) => 1 };
        var result = await host.RunAsync(algorithm, ScriptedHost.Setup());

        Assert.Equal((StopReason.PerfectScore, 1, 0), (result.Reason, result.Trials.Count, host.Asked.Count));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task Trials_end_at_their_limit_and_nothing_is_asked_after_it(string algorithm)
    {
        var host = Improving();
        host.Limits = new OptimizationLimits(3, null);
        var result = await host.RunAsync(algorithm, ScriptedHost.Setup(trials: 3));
        var asked = host.Asked.Count;

        // The rows of gepa's mini-batches count too: 3 trials of 4 rows are spent on 2 trials with two batches of 3 each.
        Assert.Equal((StopReason.MaxTrials, algorithm == "gepa" ? 3 : 4), (result.Reason, result.Trials.Count));
        Assert.Equal(result.Trials.Max(trial => trial.Score), result.Best!.Score);
        // The same run again finds everything remembered.
        var again = await host.RunAsync(algorithm, ScriptedHost.Setup(trials: 3));
        Assert.Equal(asked, host.Asked.Count);
        Assert.Equal(result.Trials.Select(trial => trial.Candidate.Id), again.Trials.Select(trial => trial.Candidate.Id));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task Money_ends_a_run(string algorithm)
    {
        var host = Improving();
        (host.CostOfEvaluation, host.Limits) = (1, new OptimizationLimits(100, 2.5));
        var result = await host.RunAsync(algorithm, ScriptedHost.Setup(trials: 100));

        Assert.Equal((StopReason.CostLimit, 3), (result.Reason, host.Evaluated.Count));
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public async Task A_limit_that_was_lowered_does_not_undo_what_was_done(string algorithm)
    {
        var host = Improving();
        host.Limits = new OptimizationLimits(4, null);
        var result = await host.RunAsync(algorithm, ScriptedHost.Setup(trials: 4));
        var evaluated = host.Evaluated.Count;
        host.Limits = new OptimizationLimits(2, 0);
        var again = await host.RunAsync(algorithm, ScriptedHost.Setup(trials: 4));

        Assert.Equal((result.Best!.Candidate.Id, evaluated), (again.Best!.Candidate.Id, host.Evaluated.Count));
    }

    [Theory]
    [InlineData("evolutionary", "population_size", "1")]
    [InlineData("evolutionary", "mutation_rate", "\"much\"")]
    [InlineData("gepa", "candidate_selection_strategy", "\"best\"")]
    [InlineData("gepa", "use_merge", "1")]
    [InlineData("hierarchical_reflective", "batch_size", "2.5")]
    [InlineData("hierarchical_reflective", "optimize_prompts", "\"tool\"")]
    [InlineData("hierarchical_reflective", "optimize_prompts", "\"assistant\"")]
    public void Wrong_settings_are_named(string algorithm, string name, string value)
    {
        var failure = Assert.Throws<OptimizationException>(() => PromptOptimizer.Check(PromptOptimizer.Algorithm(algorithm)!, ScriptedHost.Setup(parameters: $$"""{"{{name}}":{{value}}}""")));

        Assert.Equal(name, failure.Setting);
    }

    [Fact]
    public async Task A_metric_without_a_number_breaks_the_run()
    {
        var host = new ScriptedHost { Score = static (_, _) => double.NaN };

        await Assert.ThrowsAsync<OptimizationException>(() => host.RunAsync("gepa", ScriptedHost.Setup()));
    }

    // Longer is better, without end.
    private static ScriptedHost Improving()
    {
        var number = 0;
        return new ScriptedHost
        {
            Score = static (candidate, _) => Math.Min(0.9, candidate.Messages[0].Content.Length / 1000.0),
            Answer = question => ScriptedAnswers.Any(question, () => $"Answer {new string('x', Interlocked.Increment(ref number) * 10)}"),
        };
    }
}
