namespace Opik.Optimizer;

/// <summary>Settings of <see cref="ParetoAlgorithm"/>.</summary>
/// <param name="Strategy">How parents are chosen.</param>
/// <param name="BatchSize">Rows of a reflection.</param>
/// <param name="Merges">Merges at most; 0: none.</param>
internal sealed record ParetoSettings(string Strategy, int BatchSize, int Merges)
{
    public static ParetoSettings Of(OptimizationSetup setup)
    {
        var settings = new SettingReader(setup.Parameters);
        var strategy = settings.Text("candidate_selection_strategy") ?? "pareto";
        if (strategy is not ("pareto" or "current_best" or "epsilon_greedy"))
            throw SettingReader.Wrong("candidate_selection_strategy", $"must be pareto, current_best or epsilon_greedy, but is '{strategy}'.");
        var merges = settings.Whole("max_merge_invocations", 5, 1, 1000);
        return new ParetoSettings(strategy, settings.Whole("reflection_minibatch_size", 3, 1, 1000), settings.Flag("use_merge", false) ? merges : 0);
    }
}
