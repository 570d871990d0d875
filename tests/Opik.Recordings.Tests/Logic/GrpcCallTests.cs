using Opik.Recordings.Tests.Replay;
using Xunit;

namespace Opik.Recordings.Tests.Logic;

public sealed class GrpcCallTests
{
    [Fact]
    public void Frame_is_flag_length_and_message() =>
        Assert.Equal([0, 0, 0, 1, 2, .. new byte[258]], GrpcCall.Frame(new byte[258]));
}
