using Opik.Storage;

namespace Opik.Server.Features.Alerts.Configuring;

/// <summary>A setting of a trigger as clients write it.</summary>
internal sealed record TriggerConfigBody(Guid? Id, AlertConfigType? Type, IReadOnlyDictionary<string, string?>? ConfigValue, int? GroupIndex);
