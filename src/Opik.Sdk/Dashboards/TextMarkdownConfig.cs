using System.Text.Json;
using System.Text.Json.Nodes;

namespace Opik.Dashboards;

/// <summary>Text.</summary>
/// <param name="Content">Markdown.</param>
public sealed record TextMarkdownConfig(string Content) : WidgetConfig
{
    internal override string WidgetType => WidgetTypes.TextMarkdown;

    internal override JsonObject ToJson() => JsonSerializer.SerializeToNode(this, DashboardsJson.Default.TextMarkdownConfig)!.AsObject();
}
