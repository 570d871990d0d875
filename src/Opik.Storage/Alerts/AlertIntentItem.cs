using Opik.Contracts;

namespace Opik.Storage;

/// <summary>What is known of an event before the write that it is of.</summary>
/// <param name="ProjectId">The project it is of; null: none.</param>
/// <param name="Guardrail">Of a failed check: the guardrail.</param>
/// <param name="Data">A JSON object.</param>
public sealed record AlertIntentItem(Guid? ProjectId, string? Guardrail, JsonText Data);
