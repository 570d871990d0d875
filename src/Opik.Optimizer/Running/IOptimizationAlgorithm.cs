namespace Opik.Optimizer;

/// <summary>
/// Proposes candidates and has them tried until it finds no better one. It decides by nothing but the context: scores, answers
/// of the model and random numbers by the seed, so that a repeated run takes the same way.
/// </summary>
public interface IOptimizationAlgorithm
{
    /// <summary>Name as the official optimizers note it: <c>GepaOptimizer</c>.</summary>
    string Name { get; }

    /// <summary>Checks the settings.</summary>
    /// <exception cref="OptimizationException">One is wrong; the message names it.</exception>
    void Check(OptimizationSetup setup);

    /// <summary>Runs to the end; the context ends it when a limit is reached.</summary>
    Task RunAsync(OptimizationContext context, CancellationToken cancellationToken);
}
