using Opik.Server.Features.Alerts.Configuring;

namespace Opik.Server.Features.Alerts.Preview;

/// <summary>A trigger that need not be stored, and how far to look back.</summary>
internal sealed record AlertPreviewBody(TriggerBody? Trigger, int? Days);
