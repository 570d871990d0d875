using Opik.Server.OpenApi;

namespace Opik.Server.Features.AnnotationQueues;

/// <summary>Conditions on the wire that must all hold.</summary>
[RequiredMembers(nameof(Conditions))]
internal sealed record AutomationGroup([property: WrittenAs(typeof(IReadOnlyList<AutomationCondition>))] IReadOnlyList<AutomationCondition?>? Conditions);
