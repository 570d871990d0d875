using System.Text.Json;
using System.Text.Json.Nodes;
using Opik.Contracts;
using Opik.Llm;
using Opik.Server.Features.Datasets.Items;
using Opik.Server.Hosting.Bodies;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.DatasetExpansions;

/// <summary>Answers new items for a dataset; the caller decides which of them to store.</summary>
internal sealed class ExpansionEndpoint(RequestBody body, IDatasetItemReads items, ExpansionModel model, TimeProvider clock)
{
    public async Task ExpandAsync(HttpContext http)
    {
        var (scope, id) = (http.Scope(), http.RouteId());
        var request = await body.ReadDtoAsync<ExpansionBody>(http);
        request.Check();
        var examples = await ExpansionExamples.ReadAsync(items, scope, id, http.RequestAborted);
        if (examples.Items.Count == 0)
            throw ApiException.BadRequest("The dataset has no items to learn from");
        try
        {
            var written = await model.WriteAsync(scope, request, examples, http.RequestAborted);
            await AnswerAsync(http, id, request.Model!, written);
        }
        catch (ChatException failure)
        {
            throw ApiException.WithMessage(failure.Status, failure.Message);
        }
    }

    private Task AnswerAsync(HttpContext http, Guid dataset, string modelName, IReadOnlyList<JsonObject> written)
    {
        var (now, user) = (clock.GetUtcNow().UtcDateTime, http.Scope().UserName);
        return http.WriteJsonAsync(200, (written, modelName, dataset, now, user, clock), static (writer, answer) =>
        {
            writer.WriteStartArray("generated_samples"u8);
            foreach (var data in answer.written)
            {
                writer.WriteStartObject();
                DatasetItemJson.Write(writer, Item(data, answer.dataset, answer.now, answer.user, answer.clock), truncate: false);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteString("model"u8, answer.modelName);
            writer.WriteNumber("total_generated"u8, answer.written.Count);
            writer.WriteInstant("generation_time"u8, answer.now);
        });
    }

    private static DatasetItem Item(JsonObject data, Guid dataset, DateTime now, string user, TimeProvider clock) => new()
    {
        Id = UuidV7.Create(clock),
        DatasetId = dataset,
        Source = DatasetItemSource.Manual,
        Data = new JsonText(JsonSerializer.SerializeToUtf8Bytes(data, WireJson.Options)),
        CreatedAt = now,
        CreatedBy = user,
        LastUpdatedAt = now,
        LastUpdatedBy = user,
    };
}
