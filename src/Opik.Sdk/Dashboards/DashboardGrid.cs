using System.Text.Json.Nodes;

namespace Opik.Dashboards;

/// <summary>Places widgets where the web interface would: leftmost where the columns are filled least.</summary>
internal static class DashboardGrid
{
    /// <summary>Adds the place of a widget to the layout of its section: <c>{"i":"…","x":0,"y":0,"w":2,"h":4,…}</c>.</summary>
    public static void Place(JsonArray layout, string widgetId, string type, WidgetSize? size)
    {
        var (normal, smallest) = WidgetSize.Of(type);
        var wanted = size ?? normal;
        var width = Math.Max(smallest.Width, Math.Min(wanted.Width, WidgetSize.Columns));
        var height = Math.Max(smallest.Height, Math.Min(wanted.Height, WidgetSize.TallestRows));
        var (x, y) = FirstFree(Heights(layout), width);
        layout.Add((JsonNode)new JsonObject
        {
            ["i"] = widgetId,
            ["x"] = x,
            ["y"] = y,
            ["w"] = width,
            ["h"] = height,
            ["minW"] = smallest.Width,
            ["maxW"] = WidgetSize.Columns,
            ["minH"] = smallest.Height,
            ["maxH"] = WidgetSize.TallestRows,
        });
    }

    private static int[] Heights(JsonArray layout)
    {
        var heights = new int[WidgetSize.Columns];
        foreach (var item in layout.OfType<JsonObject>())
        {
            var bottom = Number(item, "y") + Number(item, "h");
            var x = Math.Clamp(Number(item, "x"), 0, WidgetSize.Columns);
            for (var column = x; column < Math.Min(x + Number(item, "w"), WidgetSize.Columns); column++)
                heights[column] = Math.Max(heights[column], bottom);
        }

        return heights;
    }

    private static (int X, int Y) FirstFree(int[] heights, int width) =>
        Enumerable.Range(0, WidgetSize.Columns - width + 1).Select(x => (X: x, Y: heights.AsSpan(x, width).ToArray().Max())).MinBy(place => place.Y);

    private static int Number(JsonObject item, string member) =>
        item[member] is JsonValue value && value.TryGetValue(out double number) && number is >= 0 and <= int.MaxValue / 2 ? (int)number : 0;
}
