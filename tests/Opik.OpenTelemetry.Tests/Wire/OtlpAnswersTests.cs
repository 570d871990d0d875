using System.Text;
using Opik.Server.Features.OpenTelemetry;
using Opik.Server.Features.OpenTelemetry.Wire;

namespace Opik.OpenTelemetry.Tests.Wire;

public sealed class OtlpAnswersTests
{
    [Fact]
    public void Full_success_is_an_empty_message()
    {
        var receipt = new OtlpReceipt(0, null);

        Assert.Empty(OtlpAnswers.ToProtobuf(receipt));
        Assert.Equal("{}", Encoding.UTF8.GetString(OtlpAnswers.ToJson(receipt)));
    }

    [Fact]
    public void Rejected_spans_are_told_as_partial_success()
    {
        var receipt = new OtlpReceipt(300, "bad id");

        var expected = new ProtoMessage().Message(1, new ProtoMessage().Varint(1, 300).Text(2, "bad id"));
        Assert.Equal(expected.ToArray(), OtlpAnswers.ToProtobuf(receipt));
        Assert.Equal("""{"partialSuccess":{"rejectedSpans":"300","errorMessage":"bad id"}}""", Encoding.UTF8.GetString(OtlpAnswers.ToJson(receipt)));
    }
}
