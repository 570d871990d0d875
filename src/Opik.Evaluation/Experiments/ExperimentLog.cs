using Microsoft.Extensions.Logging;

namespace Opik.Evaluation.Experiments;

/// <summary>What goes wrong around an experiment without ending it.</summary>
internal static partial class ExperimentLog
{
    [LoggerMessage(4204, LogLevel.Warning, "The experiment {Experiment} did not end well, and the server could not be told.")]
    public static partial void NotMarked(ILogger logger, Guid experiment, Exception failure);

    [LoggerMessage(4205, LogLevel.Warning, "The address of the experiment {Experiment} could not be built.")]
    public static partial void NoLink(ILogger logger, Guid experiment, Exception failure);

    [LoggerMessage(4206, LogLevel.Warning, "A function that scores the experiment {Experiment} failed; its scores are missing.")]
    public static partial void FunctionFailed(ILogger logger, Guid experiment, Exception failure);

    [LoggerMessage(4208, LogLevel.Warning, "The experiment {Experiment} ran with an error tolerance of {Level}, which this version does not know; metric errors are tolerated.")]
    public static partial void UnknownTolerance(ILogger logger, Guid experiment, int level);

    [LoggerMessage(4209, LogLevel.Debug, "The name of the agent configuration {Blueprint} could not be read.")]
    public static partial void NoBlueprint(ILogger logger, Guid blueprint, Exception failure);

    [LoggerMessage(4210, LogLevel.Warning, "Every score of {Metrics} failed, so there are no statistics of them.")]
    public static partial void OnlyFailures(ILogger logger, string metrics);

    [LoggerMessage(4211, LogLevel.Warning, "Of the dataset items that were asked for, {Count} are not among those of the version; they are left out.")]
    public static partial void MissingItems(ILogger logger, int count);

    [LoggerMessage(4212, LogLevel.Warning, "{Count} experiments are called {Name}; the newest, {Experiment}, is scored. Name one by its id.")]
    public static partial void SeveralNames(ILogger logger, int count, string name, Guid experiment);
}
