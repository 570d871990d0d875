using Opik.Contracts;
using Opik.Server.Features.Experiments.Comparing;
using Opik.Server.Hosting.Json;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Items;

/// <summary>Answers a page of items with its columns.</summary>
internal static class DatasetItemPageJson
{
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
            ColumnJson.Write(writer, answer.page.Columns, "data");
            writer.WriteTextsIfAny("sortable_by"u8, SortFields.DatasetItems.Names);
        });
}
