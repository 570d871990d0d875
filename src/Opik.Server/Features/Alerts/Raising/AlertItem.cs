using Opik.Contracts;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Data of an event that was raised.</summary>
/// <param name="ProjectId">The project it is of; null: none, and alerts that are for some projects only are not told.</param>
/// <param name="Data">A JSON object.</param>
/// <param name="Guardrail">Of a failed check: the guardrail.</param>
internal sealed record AlertItem(Guid? ProjectId, JsonText Data, string? Guardrail = null);
