using System.Text;
using System.Text.Json.Nodes;
using Opik.Payloads;

namespace Opik.Sdk.Tests.Payloads;

public sealed class PayloadPolicyTests
{
    private static readonly byte[] Picture = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Enumerable.Range(0, 300).Select(i => (byte)i)];

    [Fact]
    public void A_small_item_is_not_looked_at()
    {
        var policy = new PayloadPolicy(20, 256_000, TimeProvider.System);

        Assert.False(policy.Concerns(255_999));
        Assert.True(policy.Concerns(256_000));
        Assert.False(new PayloadPolicy(0, null, TimeProvider.System).Concerns(int.MaxValue));
    }

    [Fact]
    public void A_picture_leaves_its_name_and_is_given_as_it_was()
    {
        var item = new JsonObject { ["id"] = "1", ["input"] = new JsonObject { ["messages"] = new JsonArray($"see data:image/png;base64,{Convert.ToBase64String(Picture)} there") } };

        var outcome = new PayloadPolicy(20, 100, TimeProvider.System).Apply(Encoding.UTF8.GetBytes(item.ToJsonString()));

        var file = Assert.Single(outcome.Files);
        Assert.Equal(Picture, file.Content);
        Assert.Equal("image/png", file.ContentType);
        Assert.Equal($"see [{file.FileName}] there", JsonNode.Parse(outcome.Item.Span)!["input"]!["messages"]![0]!.GetValue<string>());
    }

    [Fact]
    public void What_is_too_large_after_its_files_were_taken_out_becomes_a_marker()
    {
        var item = new JsonObject { ["id"] = "1", ["input"] = Convert.ToBase64String(Picture), ["output"] = new JsonObject { ["text"] = new string('x', 2000) }, ["metadata"] = new string('m', 5000) };

        var outcome = new PayloadPolicy(1.0 / 1024, 100, TimeProvider.System).Apply(Encoding.UTF8.GetBytes(item.ToJsonString()));

        var sent = JsonNode.Parse(outcome.Item.Span)!;
        Assert.Equal(["output"], outcome.Truncated);
        Assert.True(sent["output"]!["opik_truncated"]!.GetValue<bool>());
        Assert.Equal(5000, sent["metadata"]!.GetValue<string>().Length);
    }

    [Fact]
    public void An_item_that_needs_nothing_keeps_its_bytes()
    {
        ReadOnlyMemory<byte> item = "{\"id\" : \"1\", \"input\":{\"a\":1.50}}"u8.ToArray();

        Assert.True(new PayloadPolicy(20, 10, TimeProvider.System).Apply(item).Item.Span == item.Span);
    }
}
