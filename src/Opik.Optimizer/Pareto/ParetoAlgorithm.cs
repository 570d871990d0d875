namespace Opik.Optimizer;

/// <summary>
/// Genetic-Pareto (GEPA): takes a prompt that is best at some rows, reflects on a few of them, and keeps the child that does
/// better there. Settings: <c>reflection_minibatch_size</c> (3), <c>candidate_selection_strategy</c> (<c>pareto</c>,
/// <c>current_best</c>, <c>epsilon_greedy</c>), <c>use_merge</c> (false), <c>max_merge_invocations</c> (5).
/// </summary>
/// <remarks>
/// After Agrawal et al., "GEPA: Reflective Prompt Evolution Can Outperform Reinforcement Learning" (2025). Rows to learn from
/// and to be tried on are the same here: the full evaluation of an accepted child is its trial, nothing is scored twice, and
/// what a parent did on a batch is known from its trial.
/// </remarks>
internal sealed class ParetoAlgorithm : IOptimizationAlgorithm
{
    private const double Epsilon = 0.1;

    /// <inheritdoc/>
    public string Name => "GepaOptimizer";

    /// <inheritdoc/>
    public void Check(OptimizationSetup setup) => ParetoSettings.Of(setup);

    /// <inheritdoc/>
    public async Task RunAsync(OptimizationContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = ParetoSettings.Of(context.Setup);
        var rows = context.Setup.Rows;
        var batches = new MiniBatches(rows, settings.BatchSize, epoch => context.Random($"gepa/epoch/{epoch}"));
        var merging = settings.Merges > 0 ? new ProgramMerge(settings.Merges) : null;
        var programs = new List<Evaluation> { context.Trials[0] };
        var calls = rows.Count;
        while (calls < (context.MaxTrials + 1) * rows.Count || context.Remembers(Key(context.Step + 1)))
        {
            context.Step++;
            if (merging is not null && merging.IsDue && await merging.TryAsync(context, programs, cancellationToken).ConfigureAwait(false) is { } merged)
            {
                calls += merged.Calls;
                if (merged.Child is { } child)
                    programs.Add(child);
                continue;
            }

            var batch = batches.Next();
            // The parent's part is known from its trial; it counts all the same, so that a run ends as it would elsewhere.
            calls += 2 * batch.Count;
            if (await ReflectAsync(context, Parent(context, programs, settings.Strategy), batch, cancellationToken).ConfigureAwait(false) is not { } accepted)
                continue;
            calls += rows.Count;
            programs.Add(accepted);
            merging?.Found();
        }

        if (calls >= (context.MaxTrials + 1) * rows.Count)
            throw new StoppedException(StopReason.MaxTrials);
    }

    private static string Key(int step) => $"gepa/{step}";

    private static Evaluation Parent(OptimizationContext context, List<Evaluation> programs, string strategy)
    {
        var random = context.Random($"gepa/parent/{context.Step}");
        return strategy switch
        {
            "current_best" => context.Best,
            "epsilon_greedy" => random.NextDouble() < Epsilon ? programs[random.Next(programs.Count)] : context.Best,
            _ => programs[ParetoFront.Draw(ParetoFront.Winners([.. programs.Select(static program => program.Rows.Select(static row => row.Score).ToList())]), random)],
        };
    }

    // The messages take turns.
    private static async Task<Evaluation?> ReflectAsync(OptimizationContext context, Evaluation parent, IReadOnlyList<OptimizationRow> batch, CancellationToken cancellationToken)
    {
        var sample = OptimizationContext.Of(parent, batch);
        if (context.Setup.SkipPerfectScore && sample.Rows.All(row => row.Score >= context.Setup.PerfectScore))
        {
            context.Log($"T{parent.Number} is right on all {batch.Count} rows of this round.");
            return null;
        }

        var places = context.Rules.Places(parent.Candidate.Messages);
        var place = places[(context.Step - 1) % places.Count];
        var answer = await Reflection.AskAsync(context, Key(context.Step), sample, place, batch, cancellationToken).ConfigureAwait(false);
        if (answer is not { } change || context.Rules.Replace(parent.Candidate.Messages, place, change.Text) is not { } messages)
        {
            context.Log("The round gave no valid prompt.", OptimizationLogLevel.Warn);
            return null;
        }

        var child = context.Propose(messages, change.Change, parent.Candidate);
        var tried = await context.SampleAsync(child, batch, cancellationToken).ConfigureAwait(false);
        if (tried.Sum <= sample.Sum)
        {
            context.Log($"{child.Change}: {tried.Sum:0.##} on {batch.Count} rows, T{parent.Number} had {sample.Sum:0.##}; not tried on all.");
            return null;
        }

        return await context.TryAsync(child, cancellationToken).ConfigureAwait(false);
    }
}
