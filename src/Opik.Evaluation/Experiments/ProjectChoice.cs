using Microsoft.Extensions.Logging;
using Opik.Datasets;

namespace Opik.Evaluation.Experiments;

/// <summary>Which project an evaluation goes to.</summary>
internal static partial class ProjectChoice
{
    /// <summary>The project of the dataset; another one that was asked for is noted and left.</summary>
    public static string? Choose(OpikClient client, Dataset dataset, string? asked)
    {
        if (dataset.ProjectName is not { } own)
            return asked ?? client.Options.ProjectName;
        if (asked is not null && asked != own)
            LogDatasetWins(client.Logger, asked, dataset.Name, own);
        return own;
    }

    [LoggerMessage(4203, LogLevel.Warning, "The project {Asked} is not used: the dataset {Dataset} belongs to the project {Own}, and its experiments do, too.")]
    private static partial void LogDatasetWins(ILogger logger, string asked, string dataset, string own);
}
