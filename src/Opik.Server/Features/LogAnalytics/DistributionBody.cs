using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Body of <c>POST /projects/{id}/logs/distribution</c>: a run by its name, duration (ms) and cost (USD).</summary>
internal sealed record DistributionBody(string? EntityType, string? Name, double? Duration, double? Cost, DateTime? FromTime, DateTime? ToTime)
{
    /// <summary>The query; 400 without a name, or for numbers that no run has.</summary>
    public NameQuery ToQuery(Guid project)
    {
        if (Duration is < 0 or double.NaN || Cost is < 0 or double.NaN)
            throw ApiException.BadRequest("duration and cost must not be negative");
        return new PercentilesBody(EntityType, [Name], FromTime, ToTime).ToQuery(project);
    }
}
