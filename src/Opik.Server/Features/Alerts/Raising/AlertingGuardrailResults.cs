using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Guardrail results that raise <c>trace:guardrails_triggered</c> for those that failed: one event for each batch.</summary>
internal sealed class AlertingGuardrailResults(IGuardrailResults inner, IProjects projects, IAlertEvents events, TimeProvider clock) : IGuardrailResults
{
    public async Task AddAsync(Scope scope, IReadOnlyList<GuardrailCheck> checks, CancellationToken cancellationToken)
    {
        await inner.AddAsync(scope, checks, cancellationToken);
        var failed = checks.Where(static check => !check.Passed).ToList();
        if (failed.Count == 0 || !await events.IsWantedAsync(scope, AlertEventType.TraceGuardrailsTriggered))
            return;
        var names = (await projects.GetManyAsync(scope, [.. failed.Select(static check => check.ProjectId).Distinct()], CancellationToken.None)).ToDictionary(static project => project.Id, static project => project.Name);
        await events.RaiseAsync(scope, AlertEventType.TraceGuardrailsTriggered, [.. failed.Select(check => AlertItems.Of(check, UuidV7.Create(clock), names.GetValueOrDefault(check.ProjectId)))]);
    }
}
