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
}
