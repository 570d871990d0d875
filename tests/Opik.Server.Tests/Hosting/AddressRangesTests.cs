using System.Net;
using Opik.Server.Hosting.Egress;

namespace Opik.Server.Tests.Hosting;

public sealed class AddressRangesTests
{
    [Theory]
    [InlineData("8.8.8.8", "Public")]
    [InlineData("172.32.0.1", "Public")]
    [InlineData("100.128.0.1", "Public")]
    [InlineData("2606:4700::1111", "Public")]
    [InlineData("64:ff9b::808:808", "Public")]
    [InlineData("127.0.0.1", "Private")]
    [InlineData("127.8.8.8", "Private")]
    [InlineData("0.0.0.0", "Private")]
    [InlineData("10.1.2.3", "Private")]
    [InlineData("172.31.255.255", "Private")]
    [InlineData("192.168.1.1", "Private")]
    [InlineData("100.64.0.1", "Private")]
    [InlineData("::1", "Private")]
    [InlineData("::", "Private")]
    [InlineData("fe80::1%3", "Private")]
    [InlineData("fd12:3456::1", "Private")]
    [InlineData("::ffff:127.0.0.1", "Private")]
    [InlineData("::127.0.0.1", "Private")]
    [InlineData("64:ff9b::a00:1", "Private")]
    [InlineData("2002:c0a8:101::1", "Private")]
    [InlineData("169.254.169.254", "Forbidden")]
    [InlineData("169.254.170.2", "Forbidden")]
    [InlineData("::ffff:169.254.169.254", "Forbidden")]
    [InlineData("64:ff9b::a9fe:a9fe", "Forbidden")]
    [InlineData("2002:a9fe:a9fe::1", "Forbidden")]
    [InlineData("fd00:ec2::254", "Forbidden")]
    [InlineData("100.100.100.200", "Forbidden")]
    [InlineData("224.0.0.1", "Forbidden")]
    [InlineData("255.255.255.255", "Forbidden")]
    [InlineData("ff02::1", "Forbidden")]
    public void Addresses_are_sorted_by_who_answers(string address, string kind) =>
        Assert.Equal(kind, AddressRanges.KindOf(IPAddress.Parse(address)).ToString());
}
