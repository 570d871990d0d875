using Opik.Contracts;
using Opik.Server.Features.Ingest;
using Opik.Storage;

namespace Opik.Server.Features.Optimizations;

/// <summary>Body of the change of an optimization; what is left out, or null, stays.</summary>
internal sealed record OptimizationUpdateBody(string? Name, OptimizationStatus? Status, ErrorInfoBody? ErrorInfo, JsonText? Metadata)
{
    /// <summary>The change; 422 when a member breaks a rule.</summary>
    public OptimizationPatch ToPatch()
    {
        var violations = new Violations();
        if (Name is not null)
            violations.CheckNotBlank(string.Empty, "name", Name);
        ErrorInfo?.Check(violations);
        violations.ThrowIfAny();
        return new OptimizationPatch(Name?.Trim(), Status, ErrorInfo?.ToErrorInfo(), Metadata);
    }
}
