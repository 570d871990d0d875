using System.Text.Json.Nodes;
using Opik.Recordings.Tests.Replay;
using Xunit;

namespace Opik.Recordings.Tests.Logic;

public sealed class IdentityMapTests
{
    private const string Client = "01a1fba6-8e74-7379-9d5d-5a9fe965900c";
    private const string Recorded = "01a1fba6-8f52-7257-baef-5dc3d4bec203";
    private const string Actual = "01b2fba6-0000-7257-baef-5dc3aaaaaaaa";
    private readonly IdentityMap map = new();

    [Fact]
    public void Id_that_first_appears_in_an_answer_is_replaced_in_later_paths_and_bodies()
    {
        map.Learn(Json($$"""{"content":[{"id":"{{Recorded}}"}]}"""), Json($$"""{"content":[{"id":"{{Actual}}"}]}"""));

        Assert.Equal($"/v1/private/datasets/{Actual}/versions?page=1", map.Translate($"/v1/private/datasets/{Recorded}/versions?page=1"));
        Assert.Equal($$"""{"dataset_version_id":"{{Actual}}"}""", map.Translate($$"""{"dataset_version_id":"{{Recorded}}"}"""));
    }

    [Fact]
    public void Id_that_the_client_made_stays_even_when_the_server_answers_another()
    {
        map.NoteRequest($$"""{"id":"{{Client}}"}""");
        map.Learn(Json($$"""{"id":"{{Client}}"}"""), Json($$"""{"id":"{{Actual}}"}"""));

        Assert.Equal(Client, map.Translate(Client));
    }

    [Fact]
    public void Location_header_teaches_ids()
    {
        map.LearnLocation($"http://recorded/api/v1/private/prompts/{Recorded}", $"/v1/private/prompts/{Actual}");

        Assert.Equal(Actual, map.Translate(Recorded));
    }

    [Fact]
    public void Commit_is_replaced_only_where_it_stands_alone()
    {
        map.Learn(Json("""{"commit":"c1445192"}"""), Json("""{"commit":"0badcafe"}"""));

        Assert.Equal("""{"commit":"0badcafe","text":"ac1445192"}""", map.Translate("""{"commit":"c1445192","text":"ac1445192"}"""));
    }

    [Fact]
    public void List_in_another_order_is_matched_by_natural_keys()
    {
        map.Learn(
            Json($$"""[{"name":"a","id":"{{Recorded}}"},{"name":"b","id":"01a1fba6-0000-7000-8000-000000000000"}]"""),
            Json($$"""[{"name":"b","id":"01b2fba6-1111-7111-8111-111111111111"},{"name":"a","id":"{{Actual}}"}]"""));

        Assert.Equal(Actual, map.Translate(Recorded));
    }

    private static JsonNode? Json(string text) => JsonNode.Parse(text);
}
