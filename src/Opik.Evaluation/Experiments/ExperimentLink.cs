using Microsoft.Extensions.Logging;
using Opik.Experiments;

namespace Opik.Evaluation.Experiments;

/// <summary>Address of the page of an experiment.</summary>
internal static class ExperimentLink
{
    /// <summary>The address; null when it cannot be built, which never fails an evaluation.</summary>
    public static async Task<Uri?> FindAsync(Experiment experiment, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            return await experiment.GetUrlAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OpikException exception)
        {
            ExperimentLog.NoLink(logger, experiment.Id, exception);
            return null;
        }
    }
}
