namespace Opik.Optimizer;

/// <summary>Settings of <see cref="EvolutionAlgorithm"/>.</summary>
internal sealed record EvolutionSettings
{
    /// <summary>What official optimizers say about the style when nobody says anything.</summary>
    public const string GenericStyle = "Produce clear, effective, and high-quality responses suitable for the task.";

    private const int DefaultPopulation = 30;

    public required int Population { get; init; }

    public required int Generations { get; init; }

    public required double MutationRate { get; init; }

    public required double CrossoverRate { get; init; }

    public required int Tournament { get; init; }

    public required int Elites { get; init; }

    public required bool IsAdaptive { get; init; }

    /// <summary>Whether short prompts count beside good ones.</summary>
    public required bool IsMultiObjective { get; init; }

    public required bool CrossesByModel { get; init; }

    public required bool CrossesByMeaning { get; init; }

    public required string Style { get; init; }

    public required bool InfersStyle { get; init; }

    /// <summary>
    /// Reads them. Without <c>population_size</c> a population is a third of the trials, so that there is more than one
    /// generation: the official 30 would use up 10 trials before anything evolves.
    /// </summary>
    public static EvolutionSettings Of(OptimizationSetup setup)
    {
        var (settings, trials) = (new SettingReader(setup.Parameters), setup.PlannedTrials);
        var population = settings.Whole("population_size", Math.Clamp((trials + 2) / 3, 3, DefaultPopulation), 2, 200);
        return new EvolutionSettings
        {
            Population = population,
            Generations = settings.Whole("num_generations", 15, 1, 1000),
            MutationRate = settings.Number("mutation_rate", 0.2, 0, 1),
            CrossoverRate = settings.Number("crossover_rate", 0.8, 0, 1),
            Tournament = settings.Whole("tournament_size", 4, 1, 200),
            Elites = Math.Min(settings.Whole("elitism_size", 3, 0, 200), population),
            IsAdaptive = settings.Flag("adaptive_mutation", true),
            IsMultiObjective = settings.Flag("enable_moo", true),
            CrossesByModel = settings.Flag("enable_llm_crossover", true),
            CrossesByMeaning = settings.Flag("enable_semantic_crossover", false),
            Style = settings.Text("output_style_guidance") is { Length: > 0 } style ? style : GenericStyle,
            InfersStyle = settings.Flag("infer_output_style", false),
        };
    }
}
