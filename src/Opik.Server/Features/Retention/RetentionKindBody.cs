using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Retention;

/// <summary>Body of <c>PUT /v1/private/retention/kinds/{kind}</c>.</summary>
/// <param name="Retention">How long; null: the kind has no time of its own.</param>
/// <param name="ApplyToPast">Whether what is too old already goes as well.</param>
internal sealed record RetentionKindBody(string? Retention, bool? ApplyToPast)
{
    /// <summary>The period; 400 when there is no such one.</summary>
    public RetentionPeriod? Period => RetentionWords.Period(Retention, "retention");
}
