using System.Text.Json.Nodes;

namespace Opik.Dashboards;

/// <summary>A part of a dashboard with widgets of its own. Python: <c>DashboardSection</c>.</summary>
/// <param name="title">Title.</param>
public sealed class DashboardSection(string title)
{
    private readonly List<(DashboardWidget Widget, WidgetSize? Size)> widgets = [];

    /// <summary>Id, unique on the dashboard.</summary>
    public string Id { get; init; } = Guid.CreateVersion7().ToString();

    /// <summary>Title.</summary>
    public string Title { get; } = title;

    /// <summary>Adds a widget behind the others.</summary>
    /// <param name="widget">The widget.</param>
    /// <param name="size">Size; null: that of its type.</param>
    public DashboardSection Add(DashboardWidget widget, WidgetSize? size = null)
    {
        ArgumentNullException.ThrowIfNull(widget);
        widgets.Add((widget, size));
        return this;
    }

    /// <summary>As the web interface stores it.</summary>
    internal JsonObject ToJson()
    {
        var (list, layout) = (new JsonArray(), new JsonArray());
        foreach (var (widget, size) in widgets)
        {
            list.Add((JsonNode)widget.ToJson());
            DashboardGrid.Place(layout, widget.Id, widget.Type, size);
        }

        return new JsonObject { ["id"] = Id, ["title"] = Title, ["widgets"] = list, ["layout"] = layout };
    }
}
