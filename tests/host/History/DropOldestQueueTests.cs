using SmartCampus.Host.History;

namespace SmartCampus.Host.Tests.History;

public sealed class DropOldestQueueTests
{
    [Fact]
    public void Add_MoreThanFits_DropsTheOldestAndCounts()
    {
        DropOldestQueue<int> queue = new(1000);
        foreach (int i in Enumerable.Range(0, 1003))
            queue.Add(i);

        List<int> items = [];
        queue.Peek(items, int.MaxValue);

        Assert.Equal(3, queue.Dropped);
        Assert.Equal(Enumerable.Range(3, 1000), items);
    }

    [Fact]
    public void Remove_WhatWasPeeked_LeavesTheRest()
    {
        DropOldestQueue<int> queue = new(10);
        foreach (int i in Enumerable.Range(0, 5))
            queue.Add(i);

        long peekedAt = queue.Peek([], 3);
        queue.Remove(peekedAt, 3);

        List<int> rest = [];
        queue.Peek(rest, int.MaxValue);
        Assert.Equal([3, 4], rest);
        Assert.Equal(2, queue.Count);
        Assert.Equal(0, queue.Dropped);
    }

    [Fact]
    public void Remove_SomeWereDroppedWhileTheyWereWritten_TheyAreNotCountedAsLost()
    {
        DropOldestQueue<int> queue = new(4);
        foreach (int i in Enumerable.Range(0, 4))
            queue.Add(i);
        long peekedAt = queue.Peek([], 2);
        foreach (int i in Enumerable.Range(4, 3)) // drops 0, 1 (being written) and 2 (lost)
            queue.Add(i);

        queue.Remove(peekedAt, 2);

        List<int> rest = [];
        queue.Peek(rest, int.MaxValue);
        Assert.Equal([3, 4, 5, 6], rest);
        Assert.Equal(1, queue.Dropped);
    }
}
