using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Alerts.Raising;

/// <summary>Guardrail results that raise <c>trace:guardrails_triggered</c> for those that failed: one event for each batch.</summary>
internal sealed class AlertingGuardrailResults(IGuardrailResults inner, IProjects projects, IAlertEvents events, TimeProvider clock) : IGuardrailResults
{
    public Task AddAsync(Scope scope, IReadOnlyList<GuardrailCheck> checks, CancellationToken cancellationToken)
    {
        var failed = checks.Where(static check => !check.Passed).ToList();
        return failed.Count == 0 ? inner.AddAsync(scope, checks, cancellationToken) : events.WriteAsync(
            scope,
            AlertEventType.TraceGuardrailsTriggered,
            async () =>
            {
                var names = (await projects.GetManyAsync(scope, [.. failed.Select(static check => check.ProjectId).Distinct()], cancellationToken)).ToDictionary(static project => project.Id, static project => project.Name);
                return new AlertExpectation([], [.. failed.Select(check => AlertItems.Of(check, UuidV7.Create(clock), names.GetValueOrDefault(check.ProjectId)))]);
            },
            () => inner.AddAsync(scope, checks, cancellationToken),
            static expected => Task.FromResult(expected.Items));
    }
}
