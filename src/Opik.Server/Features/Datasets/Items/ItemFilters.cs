using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Conditions on items in a body: an array, or (as streams have it) the same array as a text.</summary>
internal static class ItemFilters
{
    /// <exception cref="FilterException">A condition is wrong.</exception>
    public static IReadOnlyList<FilterClause> Parse(JsonText? json)
    {
        if (json is not { } text)
            return [];
        using var document = JsonDocument.Parse(text.Utf8, new JsonDocumentOptions { MaxDepth = WireJson.MaxDepth });
        var root = document.RootElement;
        return root.ValueKind == JsonValueKind.String ? FilterParser.Parse(root.GetString(), FilterFields.DatasetItems) : FilterParser.Parse(root, FilterFields.DatasetItems);
    }
}
