using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Opik.Recordings.Tests.Replay;
using Opik.Testing.Json;
using Opik.Testing.Reading;

namespace Opik.Recordings.Tests.Expectations;

/// <summary><c>attachments</c>: listed with their entity, and downloaded byte for byte.</summary>
internal sealed class AttachmentExpectation(StoredContentsReader reader, StoredContents stored, ExpectationReport report, Uri server)
{
    public async Task CheckAsync(JsonArray expected, CancellationToken cancellationToken)
    {
        foreach (var attachment in expected.Select(item => item!.AsObject()))
        {
            var path = $"attachments[{attachment["file_name"]}]";
            var project = stored.ProjectId(attachment["project_name"]!.GetValue<string>());
            var address = RecordingReplayer.Base64Url(server + "api");
            var listed = await reader.PagesAsync($"/v1/private/attachment/list?project_id={project}&entity_type={attachment["entity_type"]}&entity_id={attachment["entity_id"]}&path={address}&", cancellationToken);
            if (listed.FirstOrDefault(other => JsonComparison.Same(attachment["file_name"], other["file_name"])) is not { } found)
            {
                report.Add(path, "is not listed");
                continue;
            }

            report.Require(JsonComparison.Same(attachment["mime_type"], found["mime_type"]), $"{path}.mime_type", $"expected {attachment["mime_type"]}, got {found["mime_type"]}");
            report.Require(JsonComparison.Same(attachment["size"], found["file_size"]), $"{path}.size", $"expected {attachment["size"]}, got {found["file_size"]}");
            var bytes = await reader.DownloadAsync(found["link"]!.GetValue<string>(), cancellationToken);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            report.Require(string.Equals(hash, attachment["sha256"]!.GetValue<string>(), StringComparison.Ordinal), $"{path}.sha256", $"expected {attachment["sha256"]}, got {hash} over {bytes.Length} bytes");
        }
    }
}
