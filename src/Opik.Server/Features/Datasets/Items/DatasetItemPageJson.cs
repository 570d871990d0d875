using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Experiments.Comparing;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Answers a page of items with its columns, whatever else is said of each item.</summary>
internal static class DatasetItemPageJson
{
    public static Task WriteItemsAsync(this HttpContext http, DatasetItemPage page, bool truncate) =>
        http.WriteItemsAsync(page.Items, page.Columns, truncate, DatasetItemJson.Write, SortFields.DatasetItems.Names);

    /// <summary>Answers a page; <paramref name="write"/> writes the members of one item.</summary>
    /// <param name="http">The request.</param>
    /// <param name="items">The page.</param>
    /// <param name="columns">Fields of the items.</param>
    /// <param name="truncate">Whether long values are shortened.</param>
    /// <param name="write">Writes the members of one item.</param>
    /// <param name="sortable">What the list can be sorted by; none: not said.</param>
    public static Task WriteItemsAsync<TItem>(
        this HttpContext http, Page<TItem> items, IReadOnlyList<JsonColumn> columns, bool truncate, Action<Utf8JsonWriter, TItem, bool> write, IReadOnlyList<string>? sortable = null) =>
        http.WriteJsonAsync(200, (items, columns, truncate, write, sortable), static (writer, answer) =>
        {
            writer.WriteNumber("page"u8, answer.items.Number);
            writer.WriteNumber("size"u8, answer.items.Content.Count);
            writer.WriteNumber("total"u8, answer.items.Total);
            writer.WriteStartArray("content"u8);
            foreach (var item in answer.items.Content)
            {
                writer.WriteStartObject();
                answer.write(writer, item, answer.truncate);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            ColumnJson.Write(writer, answer.columns, "data");
            writer.WriteTextsIfAny("sortable_by"u8, answer.sortable);
        });
}
