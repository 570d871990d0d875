using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Answers a page of items with its columns.</summary>
internal static class DatasetItemPageJson
{
    private const string Prefix = "data";

    public static Task WriteItemsAsync(this HttpContext http, DatasetItemPage page, bool truncate) =>
        http.WriteJsonAsync(200, (page, truncate), static (writer, answer) =>
        {
            var items = answer.page.Items;
            writer.WriteNumber("page"u8, items.Number);
            writer.WriteNumber("size"u8, items.Content.Count);
            writer.WriteNumber("total"u8, items.Total);
            writer.WriteStartArray("content"u8);
            foreach (var item in items.Content)
            {
                writer.WriteStartObject();
                DatasetItemJson.Write(writer, item, answer.truncate);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            WriteColumns(writer, answer.page.Columns);
            writer.WriteTextsIfAny("sortable_by"u8, SortFields.DatasetItems.Names);
        });

    private static void WriteColumns(Utf8JsonWriter writer, IReadOnlyList<DatasetColumn> columns)
    {
        writer.WriteStartArray("columns"u8);
        foreach (var column in columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name"u8, column.Name);
            writer.WriteTextsIfAny("types"u8, column.Types);
            writer.WriteString("filter_field_prefix"u8, Prefix);
            // The one name of the wire that is not in snake case.
            writer.WriteString("filterField"u8, $"{Prefix}.{column.Name}");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
