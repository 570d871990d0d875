namespace Opik.Optimizer;

/// <summary>Settings of <see cref="HierarchicalReflectionAlgorithm"/>.</summary>
/// <param name="BatchSize">Results that are looked at together.</param>
/// <param name="BatchesAtOnce">Batches at a time.</param>
/// <param name="Threshold">Relative change of a round below which the run ends.</param>
/// <param name="Attempts">Attempts at a failure mode.</param>
/// <param name="Sample">Results that are analysed at most.</param>
internal sealed record ReflectionSettings(int BatchSize, int BatchesAtOnce, double Threshold, int Attempts, int Sample)
{
    public static ReflectionSettings Of(OptimizationSetup setup)
    {
        var settings = new SettingReader(setup.Parameters);
        return new ReflectionSettings(
            settings.Whole("batch_size", 25, 1, 1000),
            settings.Whole("max_parallel_batches", 5, 1, 32),
            settings.Number("convergence_threshold", 0.01, 0, 1),
            settings.Whole("max_retries", 2, 0, 20) + 1,
            settings.Whole("n_samples_minibatch", int.MaxValue, 1, int.MaxValue));
    }
}
