using Microsoft.Extensions.Logging;
using Opik.Evaluation.Scoring;
using System.Runtime.CompilerServices;

namespace Opik.Evaluation.Engine;

/// <summary>Says once for each mapping that it names what is not there.</summary>
internal static partial class UnknownSources
{
    private const int MostNames = 20;
    private static readonly ConditionalWeakTable<ScoringKeyMapping, object> Noted = [];

    /// <summary>Logs names that exist neither in the item nor in the output.</summary>
    public static void Note(ILogger logger, MappedArguments inputs, ScoringKeyMapping? mapping)
    {
        if (mapping is null || inputs.UnknownSources.Count == 0 || !Noted.TryAdd(mapping, Noted))
            return;
        LogUnknown(logger, string.Join(", ", inputs.UnknownSources.Take(MostNames)), string.Join(", ", inputs.Values.Keys.Take(MostNames)));
    }

    [LoggerMessage(4207, LogLevel.Warning, "The key mapping names {Unknown}, which neither the dataset item nor the task's output has; there is {Known}.")]
    private static partial void LogUnknown(ILogger logger, string unknown, string known);
}
