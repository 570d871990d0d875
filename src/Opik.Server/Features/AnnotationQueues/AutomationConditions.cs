using Opik.Server.OpenApi;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Conditions of an automation on the wire: one group that holds is enough.</summary>
[RequiredMembers(nameof(Groups))]
internal sealed record AutomationConditions([property: WrittenAs(typeof(IReadOnlyList<AutomationGroup>))] IReadOnlyList<AutomationGroup?>? Groups);
