using Opik.Server.Features.Studio.Planning;
using Opik.Server.Hosting.Errors;

namespace Opik.Server.Features.Studio;

/// <summary>New limits of a run.</summary>
/// <param name="Cost">USD at most; null: any.</param>
/// <param name="Trials">Trials at most, 1 to 500; null: as before.</param>
internal sealed record StudioLimitsBody(double? Cost, int? Trials)
{
    /// <summary>Throws 400 when a limit is none.</summary>
    public void Check()
    {
        if (Cost is { } cost && !(cost > 0 && double.IsFinite(cost)))
            throw ApiException.BadRequest("cost: must be more than 0");
        if (Trials is < 1 or > StudioPlanner.MostTrials)
            throw ApiException.BadRequest($"trials: must be between 1 and {StudioPlanner.MostTrials}");
    }
}
