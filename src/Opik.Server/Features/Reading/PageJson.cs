using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Hosting.Json;

namespace Opik.Server.Features.Reading;

/// <summary>Answers a page: <c>{page,size,total,content,sortable_by}</c>, where <c>size</c> is the number of rows returned.</summary>
internal static class PageJson
{
    /// <summary>Writes <paramref name="page"/>; <paramref name="row"/> writes the members of one row.</summary>
    public static Task WritePageAsync<T>(
        this HttpContext http, Page<T> page, IReadOnlyList<string>? sortableBy, ReadShape shape, Action<Utf8JsonWriter, T, ReadShape> row) =>
        http.WriteJsonAsync(200, (page, sortableBy, shape, row), static (writer, answer) =>
        {
            writer.WriteNumber("page"u8, answer.page.Number);
            writer.WriteNumber("size"u8, answer.page.Content.Count);
            writer.WriteNumber("total"u8, answer.page.Total);
            if (answer.page.TotalEstimated)
                writer.WriteBoolean("total_estimated"u8, true);
            writer.WriteStartArray("content"u8);
            foreach (var item in answer.page.Content)
            {
                writer.WriteStartObject();
                answer.row(writer, item, answer.shape);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (answer.sortableBy is { } fields)
            {
                writer.WriteStartArray("sortable_by"u8);
                foreach (var field in fields)
                    writer.WriteStringValue(field);
                writer.WriteEndArray();
            }
        });
}
