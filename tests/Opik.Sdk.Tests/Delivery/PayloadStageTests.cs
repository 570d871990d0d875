using System.Text.RegularExpressions;
using Opik.Anonymizing;
using Opik.Delivery;
using Opik.Testing.Reading;

namespace Opik.Sdk.Tests.Delivery;

/// <summary>What happens to payloads before they leave.</summary>
public sealed class PayloadStageTests
{
    [Fact(Timeout = 60_000)]
    public async Task Anonymizers_see_input_output_and_metadata_of_everything_before_it_is_sent()
    {
        await using var delivery = await PolicyFixture.StartAsync();
        AnonymizerList rules = [];
        rules.Add(new RulesAnonymizer([AnonymizationRule.Replace(new Regex("[a-z]+@[a-z.]+", RegexOptions.NonBacktracking), "<mail>")]));
        var id = TestItems.NewId();

        foreach (var kind in new[] { DeliveryKind.Trace, DeliveryKind.Span, DeliveryKind.TraceUpdate, DeliveryKind.SpanUpdate })
            delivery.Engine.Enqueue(new TestItem(kind, id, """{"name":"who@name.org","input":{"a":["x@y.org"]},"output":{"b":"z@y.org"},"metadata":{"c":"m@y.org"}}""") { Rules = rules });
        var result = await delivery.FlushAsync();

        Assert.True(result.Success);
        Assert.All(delivery.Server.Accepted, request =>
        {
            var entity = request.Method == "POST" ? request.Items[0] : request.Body;
            Assert.Equal("""{"name":"who@name.org","input":{"a":["<mail>"]},"output":{"b":"<mail>"},"metadata":{"c":"<mail>"}}""", Regex.Unescape(entity.ToJsonString()));
        });
    }

    [Fact(Timeout = 60_000)]
    public async Task What_an_anonymizer_fails_at_does_not_leave()
    {
        await using var delivery = await PolicyFixture.StartAsync();
        AnonymizerList rules = [];
        rules.Add(new RulesAnonymizer([AnonymizationRule.Function(_ => throw new InvalidOperationException("no rule for this"))]));

        delivery.Engine.Enqueue(new TestItem(DeliveryKind.Span, TestItems.NewId(), """{"name":"s","input":{"a":"secret"}}""") { Rules = rules });
        var result = await delivery.FlushAsync();

        Assert.Equal(FailureReason.Serialization, Assert.Single(result.Failures).Reason);
        Assert.Empty(delivery.Server.Accepted);
    }

    [Fact(Timeout = 60_000)]
    public async Task An_input_over_the_limit_is_replaced_by_the_known_note()
    {
        await using var delivery = await PolicyFixture.StartAsync(new DeliverySettings { MaximalPayloadMegabytes = 1 });

        delivery.Engine.Enqueue(TestItems.Span(TestItems.NewId(), TestItems.NewId(), padding: new string('é', 1_100_000)));
        delivery.Engine.Enqueue(TestItems.Span(TestItems.NewId(), TestItems.NewId(), padding: new string('x', 900_000)));
        var result = await delivery.FlushAsync();

        Assert.True(result.Success);
        var inputs = delivery.Server.Accepted.SelectMany(request => request.Items).Select(item => item["input"]!).ToList();
        Assert.Equal("<omitted_due_to_size_2MB_error_code_413_400>", inputs[0]["reason"]!.GetValue<string>());
        Assert.Equal(900_000, inputs[1]["text"]!.GetValue<string>().Length);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_picture_in_a_payload_is_uploaded_as_a_file_of_its_trace()
    {
        await using var delivery = await DeliveryFixture.StartAsync();
        var picture = new byte[300_000];
        new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A }.CopyTo(picture, 0);
        var trace = TestItems.NewId();

        delivery.Engine.Enqueue(TestItems.Trace(trace, padding: $"see data:image/png;base64,{Convert.ToBase64String(picture)}"));
        var result = await delivery.FlushAsync();

        Assert.True(result.Success, $"{result}");
        Assert.Equal(2, result.SentItems);
        var reader = new StoredContentsReader(delivery.Server.Client);
        var projects = await reader.PagesAsync("/v1/private/projects?", TestContext.Current.CancellationToken);
        var project = projects.Single(one => one["name"]!.GetValue<string>() == TestItems.Project)["id"]!;
        var path = Convert.ToBase64String("http://127.0.0.1"u8);
        var files = await reader.GetAsync($"/v1/private/attachment/list?project_id={project}&entity_type=trace&entity_id={trace}&path={path}", TestContext.Current.CancellationToken);
        var file = Assert.Single(files["content"]!.AsArray())!;
        Assert.Equal("image/png", file["mime_type"]!.GetValue<string>());
        Assert.Equal(300_000, file["file_size"]!.GetValue<long>());
        Assert.StartsWith("input-attachment-", file["file_name"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
