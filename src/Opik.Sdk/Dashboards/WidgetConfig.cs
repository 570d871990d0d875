using System.Text.Json.Nodes;

namespace Opik.Dashboards;

/// <summary>Settings of a widget of a known type. Members that it does not have: <see cref="DashboardWidget.Config"/> takes any JSON.</summary>
public abstract record WidgetConfig
{
    private protected WidgetConfig()
    {
    }

    /// <summary>The type it belongs to.</summary>
    internal abstract string WidgetType { get; }

    /// <summary>As the web interface stores it.</summary>
    internal abstract JsonObject ToJson();
}
