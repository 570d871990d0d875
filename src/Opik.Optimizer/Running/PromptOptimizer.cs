namespace Opik.Optimizer;

/// <summary>Runs an algorithm: tries the prompt of the beginning, then lets the algorithm go until it is done or a limit is reached.</summary>
public static class PromptOptimizer
{
    /// <summary>The algorithm of a type; null: there is none.</summary>
    /// <param name="type"><c>hierarchical_reflective</c>, <c>evolutionary</c> or <c>gepa</c>.</param>
    public static IOptimizationAlgorithm? Algorithm(string type) => type switch
    {
        "hierarchical_reflective" => new HierarchicalReflectionAlgorithm(),
        "evolutionary" => new EvolutionAlgorithm(),
        "gepa" => new ParetoAlgorithm(),
        _ => null,
    };

    /// <summary>Checks what is known before a run begins.</summary>
    /// <exception cref="OptimizationException">A setting is wrong, or no message may change.</exception>
    public static void Check(IOptimizationAlgorithm algorithm, OptimizationSetup setup)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        ArgumentNullException.ThrowIfNull(setup);
        PromptRules.Of(setup);
        algorithm.Check(setup);
    }

    /// <summary>Runs.</summary>
    /// <exception cref="OptimizationException">A setting is wrong, or the host cannot go on.</exception>
    public static async Task<OptimizationResult> RunAsync(IOptimizationAlgorithm algorithm, OptimizationSetup setup, IOptimizationHost host, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(host);
        if (setup.Rows.Count == 0)
            throw new OptimizationException("There are no rows to try prompts on.");
        var context = new OptimizationContext(setup, host);
        var reason = StopReason.Completed;
        try
        {
            await context.TryAsync(context.Propose(setup.Messages, string.Empty), cancellationToken).ConfigureAwait(false);
            await algorithm.RunAsync(context, cancellationToken).ConfigureAwait(false);
            if (context.IsTrialsUsedUp)
                reason = StopReason.MaxTrials;
        }
        catch (StoppedException stopped)
        {
            reason = stopped.Reason;
        }

        return new OptimizationResult(context.Trials.Count > 0 ? context.Trials[0] : null, context.Best, context.Trials, reason);
    }
}
